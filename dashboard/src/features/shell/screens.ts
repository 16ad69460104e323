/** The screens of the navigation, in its order. */
export const screens = [
  { to: '/', name: 'Board', key: 'b' },
  { to: '/sources', name: 'Sources', key: 'o' },
  { to: '/search', name: 'Search', key: 'f' },
  { to: '/analyze', name: 'Analyze', key: 'a' },
  { to: '/names', name: 'Names', key: 'n' },
] as const;
