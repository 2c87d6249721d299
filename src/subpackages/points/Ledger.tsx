import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { toApiError } from '../../api/problem'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { LedgerRow } from '../../components/LedgerRow'
import { Note } from '../../components/Note'
import { Skeleton } from '../../components/Skeleton'
import { openPage } from '../../routes'
import { useLedger, type Flow } from '../../state/points'
import { errorWords } from '../../text/errors'
import { points } from '../../text/points'

interface Props {
  flow: Flow
  /** Counts how often the page's end was reached; each time one more page is fetched. */
  bottom: number
}

export function Ledger({ flow, bottom }: Props) {
  const ledger = useLedger(flow)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = ledger
  useEffect(() => {
    if (bottom > 0 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
    // Only reaching the end asks for more; a page that arrives does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [bottom])

  const entries = ledger.data?.pages.flatMap((page) => page.entries) ?? []
  const total = ledger.data?.pages[0]?.total ?? 0
  const words = ledger.error ? errorWords(toApiError(ledger.error).code) : null

  if (ledger.isPending) return <Skeleton blocks={['balance', 'rows']} />
  if (entries.length === 0 && !words) {
    return <EmptyState title={flow === 'out' ? '还没有减少过' : '还没有明细'} body="每一笔进出都会写在这里。" />
  }
  return (
    <>
      {entries.length > 0 && (
        <Card rows>
          {entries.map((entry) => (
            <LedgerRow key={entry.entryId} entry={entry} nowMs={serverNow()} onClick={() => openPage('entry', { id: entry.entryId })} />
          ))}
        </Card>
      )}
      {words && (
        <View className="mt12">
          <Note kind="alert" icon="off">{words.title}。{words.body}</Note>
        </View>
      )}
      <View className="points-more">
        {hasNextPage || words
          ? <Button kind="soft" block loading={isFetchingNextPage} onClick={() => void (entries.length ? fetchNextPage() : ledger.refetch())}>
              {words ? '再试一次' : '再看 20 笔'}
            </Button>
          : <View className="cap dim center">都在这里了{flow === 'all' ? `，共 ${points(total)} 笔` : ''}</View>}
      </View>
    </>
  )
}
