/** Only pictures and films can be kept from a mini-program: there the whole is copied. */
export const saveFile: ((name: string, text: string) => void) | null = null
