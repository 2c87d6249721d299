import type { Context } from '../context'

export async function seedDemo(context: Context): Promise<void> {
  context.print('demo')
}
