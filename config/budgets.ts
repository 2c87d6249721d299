/**
 * What a phone may be asked to carry. Bytes and counts repeat exactly, so they are gates; times never are.
 * kB is 1,000 bytes.
 */
const kB = 1000

export const packageBytes = {
  main: 430 * kB,
  largestSubpackage: 200 * kB,
  total: 1000 * kB,
}

export const h5Bytes = {
  firstLoadScriptsGzip: 140 * kB,
  firstScreenPictures: 120 * kB,
}

/** The first screen in the mini-program's logic layer. */
export const firstScreen = {
  cold: { requests: 1, setDataCalls: 2, setDataBytes: 8 * kB },
  warm: { requestsBeforePaint: 0, setDataCalls: 1, setDataCallsWhenUnchanged: 0 },
}

/** A tap on check-in, in the mini-program's logic layer. */
export const checkInTap = { setDataCalls: 2, setDataBytes: 600 }

export const tree = {
  home: { nodes: 250, depth: 12 },
  anyPage: { nodes: 600, depth: 16 },
}

export const layoutShift = 0.02
