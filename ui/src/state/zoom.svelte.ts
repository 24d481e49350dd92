/** Size of text and room around it, as a part of the window's own scale: every length is in rem. */
import { preferences } from './preferences.svelte';

const NAME = 'zoom_percent';
const STEPS = [70, 80, 90, 100, 110, 125, 150, 175, 200, 250];

/** The next step up or down from any percentage. */
export function nextZoom(percent: number, direction: 1 | -1): number {
  const ordered = direction > 0 ? STEPS : STEPS.toReversed();
  const next = ordered.find((step) => (direction > 0 ? step > percent : step < percent));
  return next ?? percent;
}

class Zoom {
  get percent(): number {
    return preferences.panel(NAME, 100);
  }

  set percent(percent: number) {
    preferences.setPanel(NAME, percent);
  }

  larger(): void {
    this.percent = nextZoom(this.percent, 1);
  }

  smaller(): void {
    this.percent = nextZoom(this.percent, -1);
  }
}

export const zoom = new Zoom();
