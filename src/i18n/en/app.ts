import type { Formatter } from '../formatter';

/** What stands on every screen: header, footer, messages of the shell. */
export const app = (f: Formatter) => ({
  name: 'Mandegar',
  documentTitle: (page: string) => `${page} · Mandegar`,
  home: 'Mandegar, to the start screen',
  skipToContent: 'Skip to content',
  close: 'Close',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  save: 'Save',
  undo: 'Undo',
  loading: 'Loading…',
  retry: 'Try again',
  loadFailed: 'This part could not be loaded',
  loadFailedHelp: 'Check that you are online, or reload the page. Your saved reports are safe.',
  reload: 'Reload the page',
  language: 'Language',
  theme: {
    label: 'Appearance',
    system: 'As on this device',
    light: 'Light',
    dark: 'Dark'
  },
  session: {
    /** Accessible name of the button that shows the name and opens its editor. */
    renameThis: (name: string) => `Rename report: ${f.isolate(name)}`,
    nameLabel: 'Name of the report',
    nameHint: 'Only you see it: in your list and on pictures you save.',
    renameTitle: 'Rename report',
    shopLabel: 'Shop (optional)',
    notesLabel: 'Notes (optional)',
    untitled: 'Untitled report',
    sample: 'Sample data'
  },
  saveStatus: {
    saving: 'Saving…',
    saved: 'Saved on this device',
    failed: 'Not saved',
    failedHelp: 'Keep this tab open, and save “Results (JSON)” from the Export menu.',
    unavailable: 'Not kept after closing',
    unavailableHelp:
      'This browser does not let the page keep anything (a private window?). The report works; export what you need.'
  },
  update: {
    ready: 'A new version is ready',
    text: 'It is used from the next start, or at once if you wish.',
    apply: 'Use it now',
    later: 'Later'
  },
  offline: 'You are offline. Everything here works all the same.',
  footer: {
    privacy: 'Your data stay on this device. This app sends nothing.',
    check: 'How can I check that?'
  },
  privacy: {
    title: 'How you can check that nothing is sent',
    steps: [
      'Open this page, then switch off Wi-Fi or pull the cable. Everything goes on working, because your device does the computing.',
      'Or press F12, open “Network”, and drop your file: no new line holds your orders.',
      'The page carries a security policy that forbids it to connect to any other address.',
      'Reports are kept in this browser only. Delete one in the list and it is gone; clear the browser’s site data and all are.'
    ]
  },
  drop: {
    title: 'Drop to read the orders',
    text: 'CSV, Excel, ZIP or text; several files become one report.'
  },
  dropChoice: {
    add: 'Add to this report',
    addHint: 'Next month’s export, or a list of customers.',
    open: 'Open as a new report',
    openHint: 'This report stays in your list.'
  },
  screens: {
    start: 'Who comes back to your shop?',
    reading: 'Reading',
    check: 'How we read it',
    report: 'Report',
    calculator: 'Quick calculator'
  }
});
