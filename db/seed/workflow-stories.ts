// What happened to documents of the demo world in their workflows, as it is told: each act by somebody of the cast, so many days ago.

export type Verb = 'approve' | 'reject' | 'delegate' | 'back' | 'recall' | 'restart';
export type Act = [daysAgo: number, who: string, verb: Verb, toOrWhy?: string];

/** A document of an organisation of the cast that somebody took through a workflow by hand. */
export type Story = {
  organisation: string;
  workflow: string;
  started: [daysAgo: number, who: string];
  acts: Act[];
  /** The amount that the document is chosen by, where it matters. */
  amount?: 'above' | 'below';
};

const atDeBoer =
  (workflow: string) =>
  (started: Story['started'], ...acts: Act[]): Story => ({ organisation: 'deboer', workflow, started, acts });
const purchase = atDeBoer('Purchase invoices');
const board = atDeBoer('Everybody of the board approves');

/** On the first version: ended, waiting for whoever looks after workflows since Emma checked what she would approve, and late. */
const onFirstVersion = [
  purchase([80, 'chris'], [79, 'dewi', 'approve'], [78, 'emma', 'approve']),
  purchase(
    [70, 'dewi'],
    [69, 'chris', 'approve'],
    [67, 'emma', 'reject', 'The price per hour is not the one we agreed.'],
  ),
  purchase([60, 'dewi'], [59.5, 'dewi', 'approve'], [58, 'emma', 'delegate', 'bram'], [57, 'bram', 'approve']),
  purchase(
    [52, 'chris'],
    [51, 'chris', 'approve'],
    [50, 'emma', 'delegate', 'fatima'],
    [48, 'fatima', 'back'],
    [47, 'emma', 'approve'],
  ),
  purchase([37, 'dewi'], [36, 'emma', 'approve']),
  purchase([36.5, 'chris'], [35.5, 'dewi', 'approve']),
  // Begun anew once the second version was there.
  purchase(
    [33, 'dewi'],
    [32, 'chris', 'approve'],
    [29.5, 'anna', 'restart', 'The supplier sent a new order confirmation: check it again.'],
    [29, 'dewi', 'approve'],
    [28, 'bram', 'approve'],
  ),
];

/** On the second: the team checks, Bram approves or lets the client do it. */
const onSecondVersion = [
  purchase([30, 'chris'], [29, 'chris', 'approve'], [28, 'bram', 'delegate', 'fatima'], [26, 'fatima', 'approve']),
  purchase(
    [28, 'chris'],
    [27.5, 'dewi', 'approve'],
    [27, 'bram', 'delegate', 'fatima'],
    [26.5, 'fatima', 'delegate', 'hanna'],
    [25, 'hanna', 'reject', 'We sent these goods back.'],
  ),
  purchase([25, 'dewi'], [24, 'emma', 'approve'], [22, 'bram', 'approve']),
  purchase([24, 'chris'], [23, 'dewi', 'reject', 'Addressed to the wrong company.']),
  purchase(
    [20, 'emma'],
    [19.5, 'chris', 'approve'],
    [19, 'bram', 'delegate', 'fatima'],
    [17, 'bram', 'recall'],
    [16, 'bram', 'approve'],
  ),
  // With the client: late, just late, passed on to colleagues, and given back.
  purchase([16, 'dewi'], [15, 'dewi', 'approve'], [14, 'bram', 'delegate', 'fatima']),
  purchase([9, 'chris'], [8, 'chris', 'approve'], [7.8, 'bram', 'delegate', 'fatima']),
  purchase([7, 'dewi'], [6, 'emma', 'approve'], [5.8, 'bram', 'delegate', 'fatima'], [5, 'fatima', 'delegate', 'gijs']),
  purchase(
    [6, 'emma'],
    [5.5, 'chris', 'approve'],
    [5.2, 'bram', 'delegate', 'fatima'],
    [4.5, 'fatima', 'delegate', 'hanna'],
  ),
  purchase([12, 'dewi'], [11, 'dewi', 'approve'], [10, 'bram', 'delegate', 'fatima'], [8.5, 'fatima', 'back']),
  // With other clients.
  purchase([13, 'chris'], [12, 'dewi', 'approve'], [11, 'bram', 'delegate', 'noor']),
  purchase([10, 'dewi'], [9, 'chris', 'approve'], [8.7, 'bram', 'delegate', 'thijs']),
  purchase([5, 'emma'], [4.4, 'emma', 'approve'], [4.1, 'bram', 'delegate', 'sanne']),
  // With Bram himself, and with the team; one of them Chris gave to Anna.
  purchase([13.5, 'chris'], [12.5, 'chris', 'approve']),
  purchase([5, 'chris'], [4, 'emma', 'approve']),
  purchase([11, 'emma']),
  purchase([6, 'dewi']),
  purchase([4.2, 'chris']),
  purchase([3.2, 'dewi']),
  purchase([7.5, 'chris'], [6.5, 'chris', 'delegate', 'anna']),
];

const ofTheBoard = [
  board([40, 'anna'], [39, 'anna', 'approve'], [38, 'bram', 'approve'], [37, 'emma', 'approve']),
  board([22, 'anna'], [21, 'emma', 'approve'], [20, 'bram', 'reject', 'Not before the new budget.']),
  board([14, 'chris'], [13, 'emma', 'approve'], [12, 'bram', 'approve']),
  board([9, 'dewi'], [8, 'bram', 'delegate', 'dewi'], [7, 'emma', 'approve']),
  board([7, 'anna'], [6, 'anna', 'approve']),
  board([4, 'emma']),
];

/** De Boer's first check and the client's approval, under way at three clients. */
export const clientsWithEngine = [
  ['bosman', 'thijs'],
  ['friso', 'jelle'],
  ['kramer', 'bas'],
] as const;

const atClient = ([organisation, administrator]: (typeof clientsWithEngine)[number]): Story[] => {
  const story = (amount: Story['amount'], daysAgo: number, ...acts: Act[]): Story => ({
    organisation,
    workflow: 'Four eyes above € 1,000',
    started: [daysAgo, administrator],
    acts,
    ...(amount && { amount }),
  });
  return [
    story('above', 31, [30, 'anna', 'approve'], [28, administrator, 'approve']),
    story('below', 26, [25, 'emma', 'approve']),
    story('above', 21, [20, 'emma', 'approve'], [18, administrator, 'reject', 'Already paid by card.']),
    story(undefined, 18, [17, 'anna', 'reject', 'The VAT is not right.']),
    story(undefined, 12),
    story('above', 8, [7, 'anna', 'approve']),
    story(undefined, 3.5),
  ];
};

/** At Bosman the administrator checked himself what he would have to approve: it waits. */
const selfChecked: Story = {
  ...atClient(clientsWithEngine[0])[0]!,
  started: [10, 'thijs'],
  acts: [[9, 'thijs', 'approve']],
};

export const stories: Story[] = [
  ...onFirstVersion,
  ...onSecondVersion,
  ...ofTheBoard,
  ...clientsWithEngine.flatMap(atClient),
  selfChecked,
];
