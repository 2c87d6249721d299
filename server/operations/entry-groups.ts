import type { components } from '../../contract/types.gen'

type Group = components['schemas']['EntryGroup']
type Source = components['schemas']['EntrySource']

/** What counts as what; a new cause does not compile without its group. */
const groups: Record<Source, Group> = {
  purchase: 'purchases',
  refund: 'purchases',
  monthly_bonus: 'purchases',
  check_in: 'tasks',
  task: 'tasks',
  welcome: 'gifts',
  package_card: 'gifts',
  merge: 'other',
  campaign: 'gifts',
  redemption: 'redeemed',
  donation: 'redeemed',
  till: 'redeemed',
  hold: 'held',
  expiry: 'expired',
  goodwill: 'other',
}

export const groupOf = (source: string): Group => groups[source as Source]

export const sourcesOf = (group: Group): Source[] => (Object.keys(groups) as Source[]).filter((source) => groups[source] === group)

/** Groups that points come from. */
export const earningGroups = ['purchases', 'tasks', 'gifts', 'other'] as const
