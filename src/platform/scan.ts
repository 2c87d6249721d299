/** A page in a browser has no camera of its own: codes are typed. scan.weapp.ts opens the scanner. */
export const scanCode: (() => Promise<string | null>) | null = null
