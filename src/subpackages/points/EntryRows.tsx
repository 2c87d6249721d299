import { useState, type ReactNode } from 'react'
import { serverNow } from '../../api/server-clock'
import { LedgerRow } from '../../components/LedgerRow'
import { openPage } from '../../routes'
import type { LedgerEntry } from '../../state/points'
import { runsOf, runText, type Run } from './runs'

interface EntryRowsProps {
  entries: LedgerEntry[]
  /** At most so many rows. */
  most?: number
  /** Under the newest entry. */
  receipt?: ReactNode
}

/** Rows of the ledger; a tap on days taken together shows them one by one. */
export function EntryRows({ entries, most, receipt }: EntryRowsProps) {
  const [opened, setOpened] = useState<string[]>([])
  const now = serverNow()
  const row = (run: Run, index: number) => {
    const [newest] = run
    if (run.length === 1) {
      return (
        <LedgerRow key={newest.entryId} entry={newest} nowMs={now} onClick={() => openPage('entry', { id: newest.entryId })}>
          {index === 0 && receipt}
        </LedgerRow>
      )
    }
    const earned = run.reduce((sum, { points }) => sum + points, 0)
    const open = () => setOpened([...opened, newest.entryId])
    return <LedgerRow key={newest.entryId} entry={{ ...newest, points: earned }} title={`签到 ${run.length} 天`} when={runText(run)} nowMs={now} onClick={open} />
  }
  const rows = runsOf(entries).flatMap((run) => (opened.includes(run[0].entryId) ? run.map((entry) => [entry]) : [run]))
  return <>{rows.slice(0, most).map(row)}</>
}
