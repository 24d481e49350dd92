/** Every shared component. They know no screen; the gallery shows each in every state. */
export { default as Badge } from './Badge.svelte';
export { default as Barcode } from './Barcode.svelte';
export { default as Button } from './Button.svelte';
export { default as Checkbox } from './Checkbox.svelte';
export { default as Chip } from './Chip.svelte';
export { default as CommunityChip } from './CommunityChip.svelte';
export { default as ColumnChooser } from './ColumnChooser.svelte';
export { default as Combobox } from './Combobox.svelte';
export { default as Confidence } from './Confidence.svelte';
export { default as CopyButton } from './CopyButton.svelte';
export { default as Dialog } from './Dialog.svelte';
export { default as EmptyState } from './EmptyState.svelte';
export { default as ErrorCard } from './ErrorCard.svelte';
export { default as Field } from './Field.svelte';
export { default as Icon } from './Icon.svelte';
export { default as Id } from './Id.svelte';
export { default as KeyHint } from './KeyHint.svelte';
export { default as Menu, type MenuItem } from './Menu.svelte';
export { default as Num } from './Num.svelte';
export { default as NumberField } from './NumberField.svelte';
export { default as Popover } from './Popover.svelte';
export { default as Progress } from './Progress.svelte';
export { default as RadioGroup } from './RadioGroup.svelte';
export { default as Rung } from './Rung.svelte';
export { default as SafeText } from './SafeText.svelte';
export { default as Select } from './Select.svelte';
export { default as Skeleton } from './Skeleton.svelte';
export { default as Slider } from './Slider.svelte';
export { default as SplitPane } from './SplitPane.svelte';
export { default as StatusLine } from './StatusLine.svelte';
export { default as Switch } from './Switch.svelte';
export {
  default as Table,
  type Column,
  type FetchPage,
  type Page,
  type Sort,
} from './Table.svelte';
export { default as Tabs } from './Tabs.svelte';
export { default as Time } from './Time.svelte';
export { copyLater, copyText } from './clipboard';
export { onEscape } from './layer';
export type { Option } from './options';
export { tip } from './tip';
