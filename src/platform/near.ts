import { useState } from 'react'

/** In a browser what lies below the fold costs nothing to hand over: it is there at once. */
export function useNear(_selector: string): boolean {
  return useState(true)[0]
}
