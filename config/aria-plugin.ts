interface Context {
  registerMethod(method: { name: string; fn: (platform: Platform) => void }): void
}

interface Platform {
  type: string
  template: { mergeComponents(context: Context, components: Record<string, Record<string, string>>): void }
}

/** Taro's mini-program templates leave out what a screen reader needs; role is what H5 and our components call it. */
const aria = { 'aria-role': 'i.role', 'aria-label': '' }

export default function ariaPlugin(context: Context): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn: (platform) => platform.template.mergeComponents(context, { View: aria, Button: aria, Input: { 'aria-label': '' }, Textarea: { 'aria-label': '' } }),
  })
}
