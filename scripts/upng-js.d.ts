declare module 'upng-js' {
  interface Picture { width: number; height: number }
  const UPNG: {
    decode(file: ArrayBuffer): Picture
    toRGBA8(picture: Picture): ArrayBuffer[]
    encode(frames: ArrayBuffer[], width: number, height: number, colours: number): ArrayBuffer
  }
  export default UPNG
}
