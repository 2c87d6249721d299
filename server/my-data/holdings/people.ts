import { sql } from 'kysely'
import { badges } from '../../../brand/badges'
import { tastes } from '../../../brand/tastes'
import { consentPurposes } from '../../../brand/consents'
import { leftName } from '../../../loyalty/nicknames'
import type { Holdings } from '../holding'
import { from, isOneOf, named, tier } from '../holding'

const channels = named({ app: '小程序或网页', package_card: '包裹卡', store: '门店', settings: '设置里' })

/** Who somebody is, and how they want it. What refers to others comes before them. */
export const people = {
  phone_code: {
    section: 'account',
    called: '短信验证码',
    columns: { phone: '手机号', code_hash: null, sent_at: '发送时间', expires_at: '失效时间', attempts: null, day: '日期', sent_that_day: '当天发送次数' },
    of: (ids) => sql`phone in (select phone from person where ${isOneOf('member_id', ids)} union select subject from identity where kind = 'phone' and ${isOneOf('subject_id', ids)})`,
    ends: 'deleted',
  },
  identity: {
    section: 'account',
    called: '登录方式',
    columns: {
      kind: ['方式', named({ wechat: '微信', union: '微信（同一品牌）', phone: '手机号', demo: '演示', card: '旧会员卡' })],
      // The digest of a card's number says nothing to anybody.
      subject: ['编号', (subject) => (/^[\w-]{1,40}$/.test(String(subject)) ? String(subject) : null)],
      subject_kind: null,
      subject_id: null,
      created_at: '绑定时间',
      home_id: null,
    },
    of: (ids) => sql`subject_kind = 'person' and ${isOneOf('subject_id', ids)}`,
    ends: 'deleted',
  },
  person: {
    section: 'account',
    called: '联系方式',
    columns: { member_id: null, name: '姓名', phone: '手机号', first_seen_at: '第一次登录', forget_at: '未入会时，忘记的时间' },
    ends: { name: null, phone: null, forget_at: null },
  },
  member_preference: {
    section: 'profile',
    called: '开关',
    columns: { member_id: null, personalised: '为你推荐', changed_at: '修改时间', messages: '到期提醒' },
    ends: 'deleted',
  },
  taste: { section: 'profile', called: '口味', columns: { member_id: null, taste_id: ['口味', from(tastes, 'tasteId')] }, ends: 'deleted' },
  consent_event: {
    section: 'consents',
    called: '授权',
    columns: {
      member_id: null,
      event_id: null,
      purpose: ['用途', from(consentPurposes, 'purpose')],
      version: '版本',
      agreed: '同意',
      channel: ['在哪里', channels],
      at: '时间',
    },
    newest: 'at',
    ends: 'deleted',
  },
  member_address: {
    section: 'address',
    called: '收货地址',
    columns: { member_id: null, address: '地址', changed_at: '修改时间' },
    ends: 'deleted',
  },
  idempotency: {
    section: 'requests',
    called: '操作',
    // The answers hold what the other sections tell.
    columns: { owner_id: null, key: null, operation: '操作', request_hash: null, body: null, created_at: '时间' },
    of: (ids) => sql`owner_id = any(${ids}::text[])`,
    newest: 'created_at',
    ends: 'deleted',
  },
  tier_change: {
    section: 'standing',
    called: '等级变化',
    columns: {
      member_id: null,
      change_id: null,
      tier_id: ['等级', tier],
      at: '时间',
      reason: ['原因', named({ joined: '入会', growth: '成长值达到', spend: '消费达到', renewed: '续期', lowered: '到期降级', refund: '退款', merged: '合并账户' })],
      rule_version: '规则版本',
      valid_until: '有效到',
    },
    newest: 'at',
    ends: 'stay',
  },
  tier_boost: {
    section: 'standing',
    called: '升级体验',
    columns: { member_id: null, redemption_id: null, tier_id: ['等级', tier], starts_at: '开始', ends_at: '结束', ended_at: '提前结束' },
    ends: 'deleted',
  },
  tier_extension: {
    section: 'standing',
    called: '等级延期',
    columns: { member_id: null, redemption_id: null, tier_id: ['等级', tier], from_until: '原到期', until: '延到', taken_back_at: '收回时间' },
    ends: 'deleted',
  },
} as const satisfies Partial<Holdings>

/** Comes after everything that refers to it. */
export const member = {
  member: {
    section: 'profile',
    called: '会员资料',
    columns: {
      member_id: '会员编号',
      nickname: '昵称',
      joined_at: '入会时间',
      channel: ['入会渠道', channels],
      tier_id: ['等级', tier],
      tier_since: '升到这一级',
      tier_valid_until: '等级有效到',
      growth: '成长值',
      points_available: '可用积分',
      points_pending: '待生效积分',
      points_held: '冻结积分',
      next_seq: null,
      purchase_count: '消费次数',
      birthday: '生日',
      birthday_set_at: '生日填写时间',
      chain_head: null,
      worn_badge: ['佩戴的徽章', from(badges, 'badgeId')],
      invitation_code: '邀请码',
      boosted_until: '升级体验到',
      avatar: '头像',
      ends_at: '申请注销，到期时间',
      erased_at: null,
      merged_into: null,
    },
    ends: { nickname: leftName, birthday: null, birthday_set_at: null, worn_badge: null, invitation_code: null, avatar: null, tier_valid_until: null, boosted_until: null },
    elsewhere: {
      section: 'standing',
      called: '现在',
      columns: ['tier_id', 'tier_since', 'tier_valid_until', 'growth', 'points_available', 'points_pending', 'points_held', 'purchase_count', 'boosted_until'],
    },
  },
} as const satisfies Partial<Holdings>
