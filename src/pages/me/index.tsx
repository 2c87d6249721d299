import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { Avatar } from '../../components/Avatar'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { EndingNote } from '../../components/EndingNote'
import { Page } from '../../components/Page'
import { Row } from '../../components/Row'
import { Section } from '../../components/Section'
import { Toggle } from '../../components/Toggle'
import { programme } from '../../../brand/programme'
import { openPage } from '../../routes'
import { birthdayText } from '../../text/dates'
import { useFrame } from '../../state/frame'
import { useHome } from '../../state/home'
import { useDemoPeople } from '../../state/people'
import { setLargeType } from '../../state/preferences'
import { signOut, useSession } from '../../state/session'
import './index.scss'

export default function MePage() {
  const frame = useFrame()
  const session = useSession()
  const { data: home } = useHome()
  const isDemo = useDemoPeople().data !== undefined
  const member = home?.member
  const isStaff = session?.role === 'staff' || session?.role === 'manager'
  const standing = member
    ? `${home?.progress?.current.name ?? ''}会员 · 相伴 ${member.daysTogether} 天`
    : isStaff ? '店员' : '不登录也能先看看'
  return (
    <Page {...frame} title="我的">
      <View className="me-head">
        <Avatar picture={member?.avatar} name={member?.displayName ?? session?.displayName ?? '客'} />
        <View className="grow">
          <View className="t1">{member?.displayName ?? session?.displayName ?? '还没有登录'}</View>
          <View className="sub muted mt4">
            {standing}
          </View>
        </View>
        {!member && !isStaff && <Button kind="soft" small onClick={() => openPage('join')}>登录或入会</Button>}
      </View>

      {member?.endsAt && <EndingNote endsAt={member.endsAt} nowMs={serverNow()} onReturn={() => openPage('cancel')} />}
      <Card rows>
        {member && <Row icon="ticket" title="券包" onClick={() => openPage('coupons')} />}
        {member && <Row icon="parcel" title="兑换记录" onClick={() => openPage('redemptions')} />}
        {member && (
          <Row icon="bell" title="提醒" aside={home?.unreadNotices ? `${home.unreadNotices} 条没看` : undefined} onClick={() => openPage('inbox')} />
        )}
        {member && <Row icon="list" title="积分明细" onClick={() => openPage('points')} />}
        {member && <Row icon="star" title="等级与权益" onClick={() => openPage('tier')} />}
        {member && <Row icon="gift" title="邀请朋友" onClick={() => openPage('invite')} />}
        {isStaff && <Row icon="store" title="店员工作台" onClick={() => openPage('staff')} />}
        <Row icon="info" title="积分规则" note="不用登录也能看" onClick={() => openPage('rules')} />
        <Row icon="cup" title="怎么用积分" note="五步说明，和常见问题" onClick={() => openPage('guide')} />
      </Card>

      <Section title="阅读">
        <Card rows>
          <View className="me-switch">
            <View className="grow">
              <View>大字号</View>
              <View className="sub muted">全部页面放大到 1.4 倍</View>
            </View>
            <Toggle checked={frame.large} label="大字号" onChange={setLargeType} />
          </View>
        </Card>
      </Section>

      <Section title="账户">
        <Card rows>
          {member && (
            <Row
              icon="user"
              title="我的资料"
              aside={member.birthday ? birthdayText(member.birthday) : '填上，当天积分加倍'}
              onClick={() => openPage('profile')}
            />
          )}
          {member && <Row icon="phone" title="手机号和旧卡" aside={member.phoneMasked ?? '还没有'} onClick={() => openPage('oneId')} />}
          {member && <Row icon="lock" title="我的数据" onClick={() => openPage('myData')} />}
          {isDemo && <Row icon="swap" title="换一个演示身份" note="只在演示里有" onClick={() => openPage('people')} />}
          {session && <Row icon="back" title="退出登录" note="积分留在账户里，不会少" onClick={signOut} />}
        </Card>
      </Section>
      <View className="cap dim center mt24">{programme.name} · 客服 {programme.servicePhone}</View>
    </Page>
  )
}
