import { tabColors } from '../src/theme/palette'

type Mode = 'light' | 'dark'

/** The mini-program's theme.json: what the frame around the pages looks like, by day and by night. */
export function themeJson(): string {
  const frame = (mode: Mode) => {
    const icon = (name: string) => `assets/tabs/${name}${mode === 'dark' ? '-dark' : ''}.png`
    const icons = ['home', 'mall', 'tasks', 'me'].flatMap((name) => [
      [`${name}Icon`, icon(name)],
      [`${name}On`, icon(`${name}-on`)],
    ])
    return {
      navText: mode === 'dark' ? 'white' : 'black',
      loading: mode === 'dark' ? 'light' : 'dark',
      background: tabColors[mode].page,
      tabText: tabColors[mode].text,
      tabOn: tabColors[mode].on,
      tabBar: tabColors[mode].bar,
      tabLine: mode === 'dark' ? 'black' : 'white',
      ...(Object.fromEntries(icons) as Record<string, string>),
    }
  }
  return `${JSON.stringify({ light: frame('light'), dark: frame('dark') }, null, 2)}\n`
}
