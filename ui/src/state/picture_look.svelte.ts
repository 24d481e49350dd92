/** How the picture of a network looks, as the analyst chose it; it stays while he goes about. */
import type { SizeBy } from '../graph/sizing';

class PictureLook {
  /** What the size of an account says. */
  sizeBy = $state<SizeBy>('strength');
}

export const pictureLook = new PictureLook();
