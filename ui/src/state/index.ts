/** All state of the window in one place. */
export { openCase } from './case.svelte';
export { commands, useCommands, type Command } from './commands.svelte';
export { edgeOrder, type EdgeColumn } from './edge_order.svelte';
export { filters, NO_FILTER } from './filters.svelte';
export { findings } from './findings.svelte';
export { jobs, type Job } from './jobs.svelte';
export { layers } from './layers.svelte';
export { navigation, SCREENS, type Screen } from './navigation.svelte';
export { preferences } from './preferences.svelte';
export { review } from './review.svelte';
export { seenPictures, type SeenPicture, type ShownPicture } from './seen_picture.svelte';
export { selection, type Selected } from './selection.svelte';
export { status } from './status.svelte';
export { tags } from './tags.svelte';
