/** A browser has no messages of its own: reminders wait in the inbox. subscribe.weapp.ts asks WeChat. */
export const canSubscribe = false

export async function askForMessage(_templateId: string): Promise<boolean> {
  return false
}
