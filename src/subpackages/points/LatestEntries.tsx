import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { Note } from '../../components/Note'
import { ReceiptCard } from '../../components/ReceiptCard'
import { Row } from '../../components/Row'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { openPage } from '../../routes'
import { freshness } from '../../state/freshness'
import { useLedger, useLedgerEntry } from '../../state/points'
import { useRules } from '../../state/programme'
import { refusalWords } from '../../text/refusals'
import { EntryRows } from './EntryRows'
import { runsOf } from './runs'

const SHOWN = 8

/** The newest entry with its receipt: what happened last is what is asked about. */
function Receipt({ entryId }: { entryId: string }) {
  const detail = useLedgerEntry(entryId).data
  const versions = useRules().data?.versions ?? []
  if (!detail) return null
  const ladder = versions.find(({ version }) => version === detail.ruleVersion)?.ladder ?? []
  return <ReceiptCard detail={detail} tierNames={Object.fromEntries(ladder.map(({ tierId, name }) => [tierId, name]))} />
}

export function LatestEntries() {
  const ledger = useLedger()
  const { failure, retry } = freshness(ledger)
  const entries = ledger.data?.pages[0]?.entries ?? []
  const [first] = runsOf(entries)
  const words = failure && refusalWords(failure.code)
  return (
    <Section title="积分明细" more={entries.length > 0 ? '全部明细' : undefined} onMore={() => openPage('ledger')}>
      {ledger.isPending && <Skeleton blocks={['rows']} />}
      {words && <Note kind="alert" icon="off" action="再试一次" onAction={retry}>{words.title}。{words.body}</Note>}
      {ledger.data && entries.length === 0 && <EmptyState title="还没有明细" body="每一笔进出都会写在这里。" />}
      {entries.length > 0 && (
        <Card rows>
          <EntryRows entries={entries} most={SHOWN} receipt={first?.length === 1 && <Receipt entryId={first[0].entryId} />} />
        </Card>
      )}
      {entries.length > 0 && (
        <Card rows>
          <Row icon="okc" title="核对我的积分" note="在手机上重算一遍，看账本改没改过" onClick={() => openPage('verify')} />
        </Card>
      )}
    </Section>
  )
}
