import { View } from '@tarojs/components'
import { documentNames, documents } from '../../../brand/documents'
import { programme } from '../../../brand/programme'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/Card'
import { FailedQuery } from '../../components/FailedQuery'
import { Note } from '../../components/Note'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Row } from '../../components/Row'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { goBack, openPage } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useHome } from '../../state/home'
import { useConsents } from '../../state/my-data'
import { useSession } from '../../state/session'
import { brandDay, dayText } from '../../text/dates'
import { MembersOnly } from './MembersOnly'
import { PurposeCard } from './PurposeCard'
import './index.scss'

/** What I have agreed to, purpose by purpose; what is held of me; and the way out. */
export default function MyDataPage() {
  const isMember = useSession()?.role === 'member'
  const query = useConsents(isMember)
  const { failure, stale, retry } = freshness(query)
  const endsAt = useHome().data?.member?.endsAt ?? null
  const nowMs = serverNow()
  return (
    <Page {...useFrame()} title="我的数据" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {!isMember && <MembersOnly />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['title', 'rows', 'rows']} />}
      {query.data && (
        <>
          {endsAt && (
            <Note kind="gold" icon="clock" action="我要回来" onAction={() => openPage('cancel')}>
              {`会员正在注销，${dayText(brandDay(endsAt), nowMs)}前可以回来`}
            </Note>
          )}
          <View className="sub muted my-data-lead">用在哪里、用到什么，一条一条写在这里。随时能改，改了马上算数。</View>
          {query.data.purposes.map((purpose) => (
            <PurposeCard key={purpose.purpose} purpose={purpose} nowMs={nowMs} still={endsAt !== null || (stale?.offline ?? false)} />
          ))}
        </>
      )}
      {isMember && (
        <Section title="看看，带走，或离开">
          <Card rows>
            <Row icon="list" title="我们留着的一切" note="一项一项看，也能整份带走" onClick={() => openPage('export')} />
            <Row icon="edit" title="昵称、头像和生日" onClick={() => openPage('profile')} />
            <Row icon="truck" title="收货地址" onClick={() => openPage('address')} />
            <Row icon="back" title="注销会员" note={endsAt ? '正在注销，在这里回来' : `分两步，${programme.comeBackDays} 天内还能回来`} onClick={() => openPage('cancel')} />
          </Card>
        </Section>
      )}
      <Section title="写明了的">
        <Card rows>
          {documentNames.map((name) => <Row key={name} icon="info" title={documents[name].title} onClick={() => openPage('document', { name })} />)}
        </Card>
        <View className="cap dim center mt12">版本 {programme.consentVersion}</View>
      </Section>
    </Page>
  )
}
