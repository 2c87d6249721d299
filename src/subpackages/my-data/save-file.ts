/** Hands a text to the browser as a file to keep. A mini-program cannot: save-file.weapp.ts. */
export const saveFile: ((name: string, text: string) => void) | null = (name, text) => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
