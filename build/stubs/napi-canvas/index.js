/** pdf.js reads these three names when it is loaded under Node; extracting text never calls into them. */
class DOMMatrix {
  constructor(values = [1, 0, 0, 1, 0, 0]) {
    [this.a, this.b, this.c, this.d, this.e, this.f] = values;
  }
}
class ImageData {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.data = new Uint8ClampedArray(width * height * 4);
  }
}
class Path2D {}

module.exports = { DOMMatrix, ImageData, Path2D };
