import { openPage, switchTab, type PageName } from '../../routes'
import type { Task } from '../../state/tasks'

type LeadsTo = Task['steps'][number]['leadsTo']

const pages: Partial<Record<LeadsTo['page'], PageName>> = {
  profile: 'profile',
  review: 'review',
  survey: 'survey',
  collection: 'collection',
  scan: 'scan',
  visit: 'visit',
  invite: 'invite',
}

/** What opens the page where a step is done; null where it is done outside of the app, or in front of one's eyes. */
export function leadOf({ page, subject }: LeadsTo): (() => void) | null {
  if (page === 'mall') return () => switchTab('mall')
  const name = pages[page]
  return name ? () => openPage(name, subject ? { subject } : {}) : null
}
