import { create } from 'zustand'
import { screenFacts } from '../platform/screen'
import { readStored, writeStored } from '../platform/storage'

interface Preferences {
  /** Large type, 1.4 times. */
  largeType: boolean
  /** The home's first-run marks: once per phone, after joining. */
  coaching: 'never' | 'due' | 'done'
}

const KEY = 'preferences'

/** A phone set to large type gets large type until its owner says otherwise. */
const initial = (): Preferences => ({ largeType: screenFacts().typeScale >= 1.2, coaching: 'never', ...readStored<Partial<Preferences>>(KEY) })

export const usePreferences = create<Preferences>(initial)

function keep(wish: Partial<Preferences>): void {
  usePreferences.setState(wish)
  writeStored(KEY, usePreferences.getState())
}

export const setLargeType = (largeType: boolean) => keep({ largeType })
export const setCoaching = (coaching: Preferences['coaching']) => keep({ coaching })

/** Somebody has joined on this phone; who joins on it later is shown nothing. */
export function coachOnce(): void {
  if (usePreferences.getState().coaching === 'never') setCoaching('due')
}
