import { screenFacts } from '../platform/screen'
import { usePreferences } from './preferences'

/** What every page's frame needs to know of the phone and of its owner's wishes. */
export function useFrame() {
  const large = usePreferences((preferences) => preferences.largeType)
  const { statusBarHeight, menuWidth } = screenFacts()
  return { large, statusBarHeight, navRightGap: menuWidth }
}
