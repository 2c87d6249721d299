import { create } from 'zustand'
import { screenFacts } from '../platform/screen'
import { readStored, writeStored } from '../platform/storage'

interface Preferences {
  /** Large type, 1.4 times. */
  largeType: boolean
}

const KEY = 'preferences'

/** A phone set to large type gets large type until its owner says otherwise. */
const initial = (): Preferences => readStored<Preferences>(KEY) ?? { largeType: screenFacts().typeScale >= 1.2 }

export const usePreferences = create<Preferences>(initial)

export function setLargeType(largeType: boolean): void {
  writeStored(KEY, { largeType })
  usePreferences.setState({ largeType })
}
