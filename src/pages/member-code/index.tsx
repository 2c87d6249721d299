import { Page } from '../../components/Page'
import { SoonState } from '../../components/SoonState'
import { goBack, openPage } from '../../routes'
import { useFrame } from '../../state/frame'
import { useHome } from '../../state/home'
import { points } from '../../text/points'

/** Opens from the card with what the phone already knows. */
export default function MemberCodePage() {
  const { data: home } = useHome()
  const tier = home?.progress?.current
  return (
    <Page {...useFrame()} title="会员码" onBack={goBack} tint={tier?.tierId}>
      <SoonState
        title="会员码还在准备"
        body={home?.member && home.points
          ? `${home.member.displayName}，你现在是${tier?.name ?? ''}会员，可用 ${points(home.points.available)} 积分。`
          : '入会后，到店出示它就能攒积分。'}
        plans={[
          { icon: 'qr', title: '扫一下就攒', note: '每 30 秒换一次，断网也能出示' },
          { icon: 'store', title: '到店核销', note: '券和取货码都用它' },
        ]}
        action={home?.member ? '看看我的积分' : '先入会'}
        onAction={() => openPage(home?.member ? 'points' : 'join')}
      />
    </Page>
  )
}
