/**
 * The question that will be asked next on the screen Detect. It is kept while other screens are
 * visited, and it is how Overview hands over a stretch of time. What is absent takes the default.
 */
import type {
  CommonImageView,
  DetectAsk,
  MethodForm,
  ParameterForm,
  Span,
} from '../api/generated/types';

const UNASKED: DetectAsk = {
  name: '',
  layers: [],
  windows_secs: [],
  min_weight: null,
  min_participation: null,
  min_hashtags: null,
  weight_quantile: null,
  fuse: null,
  keep_loops: null,
  coortweet_edge_quantile: null,
  platforms: [],
  span: null,
  cross_platform: null,
  seed: null,
  significance: null,
  max_q: null,
  correction: null,
  min_group: null,
  reaction_secs: null,
  made: {},
  common_images: null,
  sensitivity: null,
  subsamples: null,
  kept_share: null,
  backbone: null,
  backbone_alpha: null,
};

/** Parameters that are one number or a yes or no, by the kind of their field. */
export type NumberField =
  | 'min_weight'
  | 'min_participation'
  | 'min_hashtags'
  | 'weight_quantile'
  | 'coortweet_edge_quantile'
  | 'seed'
  | 'max_q'
  | 'min_group'
  | 'reaction_secs'
  | 'subsamples'
  | 'kept_share'
  | 'backbone_alpha';
export type SwitchField = 'fuse' | 'keep_loops' | 'cross_platform' | 'sensitivity';

/** Default of a parameter as the registry states it; null when it has none. */
export function defaultOf(parameter: ParameterForm | undefined): number | null {
  return parameter?.default[0] ?? null;
}

/** Kinds of objects that are compared when nobody says which. */
const usual = (form: MethodForm) =>
  form.layers.filter((layer) => layer.is_usual).map((layer) => layer.id);

const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((one) => others.includes(one));

class Draft {
  #case: string | null = null;
  #ask = $state.raw<DetectAsk>(UNASKED);
  /** The widest window, which makes the network; null = default. */
  #window = $state<number | null>(null);
  /** Windows counted beside it, in the order in which they were added. */
  #further = $state.raw<readonly number[]>([]);
  /** Kinds of objects; null = those that are usual for these data. */
  #layers = $state.raw<readonly string[] | null>(null);

  /** Starts anew when another case is open. */
  belongTo(caseId: string | null): void {
    if (caseId === this.#case) return;
    this.#case = caseId;
    this.clear();
  }

  /** Back to the defaults of the registry. */
  clear(): void {
    this.#ask = UNASKED;
    this.#window = null;
    this.#further = [];
    this.#layers = null;
  }

  get isDefault(): boolean {
    return (
      this.#ask === UNASKED &&
      this.#window === null &&
      this.#further.length === 0 &&
      this.#layers === null
    );
  }

  get name(): string {
    return this.#ask.name;
  }
  set name(name: string) {
    this.#ask = { ...this.#ask, name };
  }

  get span(): Span | null {
    return this.#ask.span;
  }
  set span(span: Span | null) {
    this.#ask = { ...this.#ask, span };
  }

  get platforms(): readonly string[] {
    return this.#ask.platforms;
  }
  set platforms(platforms: readonly string[]) {
    this.#ask = { ...this.#ask, platforms: [...platforms] };
  }

  /** Whether edges are held against chance; null = where that is quick. */
  get significance(): boolean | null {
    return this.#ask.significance;
  }
  set significance(significance: boolean | null) {
    this.#ask = { ...this.#ask, significance };
  }

  get correction(): string | null {
    return this.#ask.correction;
  }
  set correction(correction: string | null) {
    this.#ask = { ...this.#ask, correction };
  }

  /** How the backbone is chosen that is marked; null = none is. */
  get backbone(): string | null {
    return this.#ask.backbone;
  }
  set backbone(backbone: string | null) {
    this.#ask = { ...this.#ask, backbone };
  }

  get layers(): readonly string[] | null {
    return this.#layers;
  }

  /** The kinds that will be compared. */
  chosen(form: MethodForm): readonly string[] {
    return this.#layers ?? usual(form);
  }
  choose(layers: readonly string[], form: MethodForm): void {
    this.#layers = isSame(layers, usual(form)) ? null : [...layers];
  }

  number(field: NumberField): number | null {
    return this.#ask[field];
  }
  flag(field: SwitchField): boolean | null {
    return this.#ask[field];
  }
  set(part: Partial<Pick<DetectAsk, NumberField | SwitchField>>): void {
    this.#ask = { ...this.#ask, ...part };
  }

  /** A parameter of a kind of object that the run makes; null = default. */
  made(parameter: string): number | null {
    return this.#ask.made[parameter] ?? null;
  }
  setMade(parameter: string, value: number): void {
    this.#ask = { ...this.#ask, made: { ...this.#ask.made, [parameter]: value } };
  }

  /** Images that everybody posts, as the run had them whose settings were taken; null = the list of the case. */
  get commonImages(): readonly CommonImageView[] | null {
    return this.#ask.common_images;
  }
  takeCommonImagesOfCase(): void {
    this.#ask = { ...this.#ask, common_images: null };
  }

  window(form: MethodForm): number {
    const parameter = form.parameters.find((one) => one.id === 'windows_secs');
    return this.#window ?? Math.max(...(parameter?.default ?? []), 0);
  }
  setWindow(secs: number): void {
    this.#window = secs;
  }

  get further(): readonly number[] {
    return this.#further;
  }
  set further(windows: readonly number[]) {
    this.#further = [...new Set(windows)];
  }

  /** Takes over the settings of a run, its name left out. */
  adopt(ask: DetectAsk, form: MethodForm): void {
    const windows = [...ask.windows_secs].sort((a, b) => b - a);
    this.#ask = { ...ask, name: '', layers: [], windows_secs: [] };
    this.#window = windows[0] ?? null;
    this.#further = windows.slice(1);
    const present = new Set(form.layers.map((layer) => layer.id));
    const chosen = ask.layers.filter((layer) => present.has(layer));
    this.#layers = chosen.length === 0 || isSame(chosen, usual(form)) ? null : chosen;
  }

  /** The question as the engine takes it. Windows beyond the widest would change the network, so they stay out. */
  ask(form: MethodForm): DetectAsk {
    const widest = this.window(form);
    return {
      ...this.#ask,
      name: this.#ask.name.trim(),
      layers: this.#layers ? [...this.#layers].sort() : [],
      windows_secs: [...this.#further.filter((secs) => secs < widest), widest].sort(
        (a, b) => a - b,
      ),
    };
  }
}

export const draft = new Draft();
