import { createElement, forwardRef, type ChangeEvent, type ReactNode } from 'react'

/** Stands for @tarojs/components under jest: the plain element each becomes, with Taro's shape of events. */
type Props = Record<string, unknown> & { children?: ReactNode }

// Properties only the phone understands; React would warn about them on a plain element.
const onlyOnPhone = new Set(
  ('hoverClass hoverStopPropagation hoverStartTime hoverStayTime openType formType scrollX scrollY scrollIntoView scrollTop ' +
    'scrollWithAnimation lowerThreshold upperThreshold enhanced showScrollbar mode lazyLoad userSelect decode numberOfLines ' +
    'indicatorDots circular confirmType placeholderClass placeholderStyle adjustPosition cursorSpacing catchMove compileMode ' +
    'loading plain size onScrollToLower onScrollToUpper onScroll onGetPhoneNumber onChooseAvatar onConfirm onAgreePrivacyAuthorization')
    .split(' '),
)

const element = (tag: string, adapt: (props: Props) => Props = (props) => props) =>
  forwardRef<HTMLElement, Props>(function StandIn(props, ref) {
    const kept = Object.entries(adapt(props)).filter(([name]) => !onlyOnPhone.has(name))
    return createElement(tag, { ...Object.fromEntries(kept), ref })
  })

type Tell = ((event: { detail: { value: unknown } }) => void) | undefined

/** The phone tells every keystroke as onInput with the value in detail. */
const typed = (props: Props): Props => ({
  ...props,
  onInput: undefined,
  onChange: (event: ChangeEvent<HTMLInputElement>) => {
    const told = { detail: { value: event.target.value } }
    ;(props.onInput as Tell)?.(told)
    ;(props.onChange as Tell)?.(told)
  },
})

const moved = (props: Props): Props => ({
  ...props,
  onChanging: undefined,
  onChange: (event: ChangeEvent<HTMLInputElement>) => {
    const told = { detail: { value: Number(event.target.value) } }
    ;(props.onChanging as Tell)?.(told)
    ;(props.onChange as Tell)?.(told)
  },
})

export const View = element('div')
export const Text = element('span')
export const ScrollView = element('div')
export const Swiper = element('div')
export const SwiperItem = element('div')
export const Form = element('form')
export const Label = element('label')
export const RichText = element('div')
export const Picker = element('div')
export const RootPortal = element('div')
export const PageMeta = element('div')
export const Block = element('div')
export const CheckboxGroup = element('div')
export const Checkbox = element('input', (props) => ({ ...props, type: 'checkbox', readOnly: true }))
export const Button = element('button', (props) => ({ ...props, type: 'button' }))
export const Image = element('img', ({ src, ...props }) => ({ alt: '', ...props, src: src || undefined }))
export const Input = element('input', ({ password, type, maxlength, focus, ...props }) => ({
  ...typed(props),
  type: password ? 'password' : 'text',
  inputMode: type === 'number' ? 'numeric' : undefined,
  autoFocus: focus,
  maxLength: typeof maxlength === 'number' && maxlength > 0 ? maxlength : undefined,
}))
export const Textarea = element('textarea', typed)
export const Slider = element('input', (props) => ({ ...moved(props), type: 'range' }))
export const Switch = element('input', (props) => ({
  ...props,
  type: 'checkbox',
  onChange: (event: ChangeEvent<HTMLInputElement>) => (props.onChange as Tell)?.({ detail: { value: event.target.checked } }),
}))
