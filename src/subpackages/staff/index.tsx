import { programme } from '../../../brand/programme'
import { Card } from '../../components/Card'
import { Page } from '../../components/Page'
import { Row } from '../../components/Row'
import { SoonState } from '../../components/SoonState'
import { goBack, openPage } from '../../routes'
import { useFrame } from '../../state/frame'
import { useSession } from '../../state/session'

export default function StaffPage() {
  const session = useSession()
  const isStaff = session?.role === 'staff' || session?.role === 'manager'
  return (
    <Page {...useFrame()} title="店员工作台" onBack={goBack}>
      {isStaff && (
        <Card rows>
          <Row icon="store" title="到店码" note="放在柜台，客人来了就能打卡" onClick={() => openPage('visitCode')} />
          <Row icon="qr" title="取货核销" note="扫客人的取货码，核对后交付" onClick={() => openPage('pickUp')} />
          <Row icon="gift" title="核销券" note="扫客人的券，看这一单省多少" onClick={() => openPage('couponCounter')} />
          <Row icon="truck" title="待寄出" note="打包、填单号，寄给客人" onClick={() => openPage('shipments')} />
          <Row icon="ticket" title="积分抵现" note="客人用积分付一部分，TA 自己确认" onClick={() => openPage('payment')} />
          <Row icon="undo" title="合卡恢复" note={`客人合错了卡，${programme.mergeUndoDays} 天内能分开`} onClick={() => openPage('merges')} />
        </Card>
      )}
      <SoonState
        picture="parcel"
        title={isStaff ? `${session.displayName}，记消费还在准备` : '这里是店员工作台'}
        body={isStaff ? '记消费和退款的接口已经能用，收银系统可以先接上。' : '店员登录后才能用。演示里可以换成一位店员看看。'}
        plans={[
          { icon: 'qr', title: '扫会员码', note: '看等级、可用的券和该送的礼' },
          { icon: 'store', title: '记消费', note: '先看能得多少，再确认' },
          { icon: 'undo', title: '撤销', note: '两分钟内可以反悔' },
        ]}
        action="换一个演示身份"
        onAction={() => openPage('people')}
      />
    </Page>
  )
}
