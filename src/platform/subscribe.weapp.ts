import Taro from '@tarojs/taro'

export const canSubscribe = true

/** Whether the person agrees to one message. WeChat asks only straight from a tap: nothing may be awaited before this. */
export async function askForMessage(templateId: string): Promise<boolean> {
  try {
    const answer: unknown = await Taro.requestSubscribeMessage({ tmplIds: [templateId] } as Taro.requestSubscribeMessage.Option)
    return (answer as Record<string, unknown>)[templateId] === 'accept'
  } catch {
    return false
  }
}
