/** The drawing of posts over time: stacked bars by uPlot, in the colours and type of the window. */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { formatCount } from '../../format/number';
import { countTicks, stack, type NamedSeries } from './bins';
import { timeTicks, type ZoneOffset } from './time_axis';

export interface PlotInput {
  /** Start of every bin and end of the last. */
  edges: readonly number[];
  series: readonly NamedSeries[];
  offset: ZoneOffset;
}

/** Where the bars stand within the figure, CSS pixels. */
export interface PlotArea {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Colours {
  text: string;
  line: string;
  series: string[];
}

const REM_LABEL = 0.6875;

const remPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** The highest top first, so that each lower one is painted over it. */
const dataOf = (input: PlotInput) =>
  [input.edges.slice(0, -1), ...stack(input.series).toReversed()] as uPlot.AlignedData;

export class Plot {
  #chart: uPlot | null = null;
  #input: PlotInput | null = null;
  #rem = 0;
  #colours: Colours = { text: '', line: '', series: [] };
  readonly #node: HTMLElement;
  readonly #onarea: (area: PlotArea) => void;

  constructor(node: HTMLElement, onarea: (area: PlotArea) => void) {
    this.#node = node;
    this.#onarea = onarea;
  }

  /** Draws this; the chart is made anew only when it has another number of series. */
  show(input: PlotInput): void {
    const before = this.#input;
    this.#input = input;
    this.#readColours();
    // The axis says its dates anew with the data.
    if (this.#chart && before?.series.length === input.series.length) {
      this.#chart.setData(dataOf(input));
      return;
    }
    this.#make();
  }

  /** Lengths and type are measured once, so text of another size needs another chart. */
  #make(): void {
    if (!this.#input) return;
    this.#chart?.destroy();
    this.#rem = remPx();
    this.#chart = new uPlot(
      this.#options(this.#input.series.length),
      dataOf(this.#input),
      this.#node,
    );
  }

  resize(width: number, height: number): void {
    if (!(width > 0 && height > 0)) return;
    if (this.#rem === remPx()) this.#chart?.setSize({ width, height });
    else this.#make();
  }

  /** After the colours of the window have changed. */
  recolour(): void {
    this.#readColours();
    this.#chart?.redraw(true, false);
  }

  destroy(): void {
    this.#chart?.destroy();
    this.#chart = null;
  }

  #readColours(): void {
    const style = getComputedStyle(this.#node);
    const names = this.#input?.series.map((one) => one.token) ?? [];
    this.#colours = {
      text: style.getPropertyValue('--ink-3').trim(),
      line: style.getPropertyValue('--line').trim(),
      series: names.map((name) => style.getPropertyValue(name).trim()),
    };
  }

  #options(count: number): uPlot.Options {
    const rem = this.#rem;
    const font = `${REM_LABEL * rem}px "IBM Plex Sans"`;
    const text = () => this.#colours.text;
    const line = () => this.#colours.line;
    const edges = () => this.#input?.edges ?? [];
    const ticks = (chart: uPlot) => {
      const most = Math.max(2, Math.floor(chart.bbox.width / uPlot.pxRatio / (5.5 * rem)));
      const offset = this.#input?.offset ?? (() => 0);
      return timeTicks(edges()[0] ?? 0, edges().at(-1) ?? 0, most, offset);
    };
    const bars = uPlot.paths.bars!({ size: [1, Number.POSITIVE_INFINITY], align: 1, gap: 1 });
    return {
      width: Math.max(1, this.#node.clientWidth),
      height: Math.max(1, this.#node.clientHeight),
      ms: 1,
      pxAlign: true,
      padding: [0.5 * rem, 1.25 * rem, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [edges()[0] ?? 0, edges().at(-1) ?? 1] },
        y: { range: (_, _low, high) => [0, countTicks(high ?? 0, 4).at(-1) ?? 1] },
      },
      axes: [
        {
          stroke: text,
          font,
          size: 2.25 * rem,
          gap: 4,
          grid: { show: false },
          ticks: { stroke: line, width: 1, size: 4 },
          splits: (chart) => ticks(chart).map((tick) => tick.ms),
          values: (chart) =>
            ticks(chart).map((tick) =>
              tick.context ? `${tick.label}\n${tick.context}` : tick.label,
            ),
        },
        {
          stroke: text,
          font,
          size: 3.25 * rem,
          gap: 6,
          grid: { stroke: line, width: 1 },
          ticks: { show: false },
          splits: (_, _axis, _low, high) => countTicks(high, 4),
          values: (_, splits) => splits.map(formatCount),
        },
      ],
      series: [
        {},
        ...Array.from({ length: count }, (_, i) => ({
          paths: bars,
          points: { show: false },
          width: 0,
          fill: () => this.#colours.series[count - 1 - i] ?? '',
        })),
      ],
      hooks: {
        draw: [
          (chart) => {
            const { left, top, width, height } = chart.bbox;
            const scale = uPlot.pxRatio;
            this.#onarea({
              left: left / scale,
              top: top / scale,
              width: width / scale,
              height: height / scale,
            });
          },
        ],
      },
    };
  }
}
