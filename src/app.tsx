import type { PropsWithChildren } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import Taro, { useDidHide, useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro'
import { switchTab } from './routes'
import { appHidden, appShown, networkReturned, queryClient } from './state/query-client'
import { pressByKeyboard } from './platform/keyboard'
import { leaveLostPages } from './platform/lost-page'
import { quietTabLinks } from './platform/tab-bar'
import './theme/tokens.scss'
import './theme/base.scss'
import './theme/browser.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    pressByKeyboard()
    quietTabLinks()
    leaveLostPages()
    Taro.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) networkReturned()
    })
  })
  // A link to a page that is not there, or no longer: the card is the better answer than white.
  usePageNotFound(() => switchTab('home'))
  useDidShow(appShown)
  useDidHide(appHidden)
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
