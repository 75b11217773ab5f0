import { expect, test } from 'vitest';
import { messages } from '../../../src/engine/index.ts';
import { topicGroups } from '../../../src/ui/help/finding-topics.ts';

test('the help explains every finding the engine has, once, and no other', () => {
  const explained = topicGroups.flatMap((group) => Object.keys(group.topics));
  expect(explained.toSorted()).toEqual(Object.keys(messages).toSorted());
});
