import { useState } from 'react'
import { View } from '@tarojs/components'
import { demoMarketplaceOrders, demoOldCards } from '../../../brand/demo'
import { toApiError, type ApiError } from '../../api/problem'
import { Card } from '../../components/Card'
import { FailedQuery } from '../../components/FailedQuery'
import { Note } from '../../components/Note'
import { Page } from '../../components/Page'
import { Row } from '../../components/Row'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { groupedCode } from '../../../loyalty/codes'
import { goBack, openPage, switchTab } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useDemoPeople } from '../../state/people'
import { signInAsDemo, useSession } from '../../state/session'
import { refusalWords } from '../../text/refusals'
import { joining } from '../../text/refusals/joining'

/** The demo's people: become one with a tap. */
export default function PeoplePage() {
  const query = useDemoPeople()
  const session = useSession()
  const { failure, retry } = freshness(query)
  const [becoming, setBecoming] = useState<string | null>(null)
  const [refused, setRefused] = useState<ApiError | null>(null)

  const become = async (handle: string, role: string) => {
    if (becoming) return
    setBecoming(handle)
    setRefused(null)
    try {
      await signInAsDemo(handle)
      if (role === 'staff' || role === 'manager') openPage('staff')
      else switchTab('home')
    } catch (error) {
      setRefused(toApiError(error))
    } finally {
      setBecoming(null)
    }
  }

  return (
    <Page {...useFrame()} title="演示身份" onBack={goBack}>
      {failure && <FailedQuery error={failure} onRetry={retry} />}
      {query.isPending && <Skeleton blocks={['balance', 'rows']} />}
      {refused && <Note kind="alert">{refusalWords(refused.code, joining).title}。{refusalWords(refused.code, joining).body}</Note>}
      {query.data && (
        <Card rows>
          {query.data.people.map((person) => (
            <Row
              key={person.handle}
              icon={person.role === 'member' || person.role === 'visitor' ? 'user' : 'store'}
              title={person.name}
              note={person.note}
              aside={becoming === person.handle ? '登录中' : session?.displayName === person.name ? '当前' : undefined}
              onClick={() => void become(person.handle, person.role)}
            />
          ))}
        </Card>
      )}
      {query.data && query.data.packageCards.length > 0 && (
        <Section title="包裹里的卡">
          <Card rows>
            {query.data.packageCards.map(({ code, note }) => (
              <Row key={code} icon="gift" title={note} note={groupedCode(code)} onClick={() => openPage('join', { card: code })} />
            ))}
          </Card>
        </Section>
      )}
      {query.data && (
        <Section title="旧卡和别处的订单">
          <Card rows>
            {[...demoOldCards, ...demoMarketplaceOrders].map(({ note }) => <Row key={note} icon="swap" title={note} onClick={() => openPage('oneId')} />)}
          </Card>
        </Section>
      )}
      <View className="cap dim mt12">这些人由演示后端用真实操作跑出来，换成谁都是真的账本。</View>
    </Page>
  )
}
