/** Shares of red, green and blue in how bright a pixel looks, of 256. */
const [RED, GREEN, BLUE] = [77, 150, 29];

/** How bright a colour looks, 0 to 255; all are bytes. */
export function greyOf(red: number, green: number, blue: number): number {
  return (red * RED + green * GREEN + blue * BLUE) >> 8;
}

/** How bright a colour looks that is laid on white paper; all are bytes, 255 for an opaque one. */
export function blendedGrey(red: number, green: number, blue: number, alpha: number): number {
  const grey = greyOf(red, green, blue);
  return alpha === 255 ? grey : Math.round((grey * alpha + 255 * (255 - alpha)) / 255);
}
