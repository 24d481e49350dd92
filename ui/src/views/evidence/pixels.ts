/**
 * Pictures of posts: the pixels that the engine sends (`ZWP1`), and how far two hashes are apart.
 *
 * What comes is width, height and plain red, green, blue, opacity. No decoder of the web view ever sees a
 * byte of what somebody else made, and nothing is fetched from anywhere.
 */
import { t } from '../../words';

/** Longest side that is drawn: more is refused, whatever the bytes claim. */
const LONGEST_SIDE = 1024;

export class PixelError extends Error {
  readonly code = 'picture-bytes';

  constructor(what: string) {
    super(t.evidence.pictureNotRead(what));
    this.name = 'PixelError';
  }
}

/** Reads `ZWP1`. */
export function readPixels(bytes: ArrayBuffer): ImageData {
  const { width, height, rgba } = partsOf(bytes);
  return new ImageData(rgba, width, height);
}

/** Size and pixels of `ZWP1`; the pixels are a view of the bytes. */
export function partsOf(bytes: ArrayBuffer): {
  width: number;
  height: number;
  rgba: Uint8ClampedArray<ArrayBuffer>;
} {
  if (bytes.byteLength < 12) throw new PixelError(t.evidence.answerEmpty);
  const head = String.fromCharCode(...new Uint8Array(bytes, 0, 4));
  if (head !== 'ZWP1') throw new PixelError(t.evidence.answerBegins);
  const view = new DataView(bytes);
  const [width, height] = [view.getUint32(4, true), view.getUint32(8, true)];
  const fits = width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
  if (!fits || bytes.byteLength !== 12 + 4 * width * height) {
    throw new PixelError(t.evidence.sizeUnfit);
  }
  return { width, height, rgba: new Uint8ClampedArray(bytes, 12) };
}

const isHash = (hash: string) => /^[0-9a-f]{16}$/i.test(hash);

/** Bits of two perceptual hashes that differ; null when one of them is no hash of 64 bits. */
export function differentBits(a: string, b: string): number | null {
  if (!isHash(a) || !isHash(b)) return null;
  let left = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; left > 0n; left &= left - 1n) count += 1;
  return count;
}

interface Hashed {
  readonly sha256: string;
  readonly phash: string;
}

/** How a picture stands to those of the other post, in words; empty when there are none. */
export function likenessWords(picture: Hashed, others: readonly Hashed[]): string {
  if (others.length === 0) return '';
  if (others.some((other) => other.sha256 === picture.sha256)) {
    return t.evidence.sameFile;
  }
  const distances = others
    .map((other) => differentBits(picture.phash, other.phash))
    .filter((bits) => bits !== null);
  if (distances.length === 0) return '';
  const least = Math.min(...distances);
  if (least === 0) return t.evidence.sameHash;
  return t.evidence.nearest(least);
}
