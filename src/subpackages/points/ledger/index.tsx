import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { Note } from '../../../components/Note'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { pressable } from '../../../components/pressable'
import { Row } from '../../../components/Row'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage } from '../../../routes'
import { toApiError } from '../../../api/problem'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { LEDGER_PAGE, useLedger, type LedgerFilter } from '../../../state/points'
import { refusalWords } from '../../../text/refusals'
import { points } from '../../../text/points'
import { EntryRows } from '../EntryRows'
import { groupWords } from '../groups'
import './index.scss'

const groups = ['purchases', 'tasks', 'gifts', 'redeemed', 'held', 'expired', 'other'] as const
const filters: { name: string; filter: LedgerFilter }[] = [
  { name: '全部类型', filter: {} },
  { name: '增加', filter: { flow: 'in' } },
  { name: '减少', filter: { flow: 'out' } },
  ...groups.map((group) => ({ name: groupWords[group], filter: { group } })),
]

/** One page of the ledger on screen at a time, so that the longest history stays as light as the shortest. */
function Entries({ filter, all }: { filter: LedgerFilter; all: boolean }) {
  const [at, setAt] = useState(0)
  const ledger = useLedger(filter)
  const { failure, stale, retry } = freshness(ledger)
  const pages = ledger.data?.pages ?? []
  const page = pages[Math.min(at, pages.length - 1)]
  const words = ledger.isFetchNextPageError ? refusalWords(toApiError(ledger.error).code) : null
  const older = at + 1 < pages.length || ledger.hasNextPage

  async function turn(to: number) {
    if (to >= pages.length && (await ledger.fetchNextPage()).isFetchNextPageError) return
    setAt(to)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }

  if (failure) return <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />
  if (!page) return <Skeleton blocks={['rows', 'rows']} />
  if (page.entries.length === 0) return <EmptyState title={all ? '还没有明细' : '没有这一类的明细'} body="每一笔进出都会写在这里。" />
  const first = at * LEDGER_PAGE + 1
  return (
    <>
      <OfflineBanner stale={words ? null : stale} nowMs={serverNow()} onRetry={retry} />
      {at > 0 && <Button kind="soft" block onClick={() => void turn(at - 1)}>较新的 {LEDGER_PAGE} 笔</Button>}
      <Card rows>
        <EntryRows key={at} entries={page.entries} />
      </Card>
      {words && <Note kind="alert" icon="off">{words.title}。{words.body}</Note>}
      <View className="ledger-foot">
        <View className="cap dim center">
          第 {points(first)}–{points(first + page.entries.length - 1)} 笔{page.total === null ? '' : `，共 ${points(page.total)} 笔`}
        </View>
        {older
          ? <Button kind="soft" block loading={ledger.isFetchingNextPage} onClick={() => void turn(at + 1)}>更早的 {LEDGER_PAGE} 笔</Button>
          : <View className="cap dim center">都在这里了</View>}
      </View>
    </>
  )
}

export default function LedgerPage() {
  const { group } = useRouter().params
  const [chosen, setChosen] = useState(() => Math.max(0, filters.findIndex(({ filter }) => filter.group !== undefined && filter.group === group)))
  return (
    <Page {...useFrame()} title="积分明细" onBack={goBack}>
      <View className="ledger-filters" role="tablist">
        {filters.map(({ name }, index) => (
          <View
            key={name}
            className={index === chosen ? 'ledger-filter ledger-filter-on' : 'ledger-filter'}
            onClick={() => setChosen(index)}
            aria-selected={index === chosen ? 'true' : 'false'}
            {...pressable(undefined, 'tab')}
          >
            {name}
          </View>
        ))}
      </View>
      <Entries key={chosen} filter={filters[chosen].filter} all={chosen === 0} />
      <Card rows>
        <Row icon="okc" title="核对我的积分" note="在手机上重算一遍，看账本改没改过" onClick={() => openPage('verify')} />
      </Card>
    </Page>
  )
}
