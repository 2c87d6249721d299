import { Card } from '../../../components/Card'
import { Row } from '../../../components/Row'
import { openPage } from '../../../routes'
import type { LedgerEntryDetail } from '../../../state/points'
import { points } from '../../../text/points'

const share = (part: number, whole: number) => (whole === 0 ? '' : `，占 ${Math.floor((Math.abs(part) * 100) / Math.abs(whole))}%`)

/** What came back of an entry, in the words of what it was. */
const returned: Partial<Record<LedgerEntryDetail['entry']['kind'], string>> = { accrual: '后来收回', redemption: '后来退还', hold: '后来放回' }

/** From an original to what undid it, and back, with its share. */
export function Links({ detail: { entry, receipt, reverses, reversedBy } }: { detail: LedgerEntryDetail }) {
  if (!reverses && reversedBy.length === 0) return null
  const whole = receipt.find(({ kind }) => kind === 'reversal')?.earnedPoints
  return (
    <Card rows>
      {reverses && (
        <Row
          icon="undo"
          title="看看原来那一笔"
          note={whole === undefined ? undefined : `那一笔得 ${points(whole)}，这次收回 ${points(Math.abs(entry.points))}${share(entry.points, whole)}`}
          onClick={() => openPage('entry', { id: reverses })}
        />
      )}
      {reversedBy.map(({ entryId, points: change }) => (
        <Row
          key={entryId}
          icon="undo"
          title={`${returned[entry.kind] ?? '后来退回'} ${points(Math.abs(change))} 积分`}
          note={Math.abs(change) === Math.abs(entry.points) ? '全部' : `一共 ${points(Math.abs(entry.points))}${share(change, entry.points)}`}
          onClick={() => openPage('entry', { id: entryId })}
        />
      ))}
    </Card>
  )
}
