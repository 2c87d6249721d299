// Stands in for the browser navigation bar that Taro's router draws: every page brings its own (navigationStyle custom).
export function initNavigationBar() {}

export default class NoNavigationBar {
  load() {}
}
