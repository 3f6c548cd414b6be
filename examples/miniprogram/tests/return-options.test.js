const { test } = require('node:test');
const assert = require('node:assert/strict');
const { queryIdIn } = require('../miniprogram/payscore/return-options');
const settings = require('../miniprogram/payscore/settings');
const { byTheButton } = require('./support/world');

const strict = Object.assign({}, settings, { onlyFromPayScore: true });

test('a query_id counts whatever mini program it names, unless the settings say otherwise', () => {
  assert.equal(queryIdIn(byTheButton('Q-1', 'wx0000000000000000'), settings), 'Q-1');
  assert.equal(queryIdIn(byTheButton('Q-1', 'wx0000000000000000'), strict), undefined);
});

test('a query_id from the PayScore mini program counts under either setting', () => {
  assert.equal(queryIdIn(byTheButton('Q-1'), settings), 'Q-1');
  assert.equal(queryIdIn(byTheButton('Q-1'), strict), 'Q-1');
});

test('options without a referrer or without data carry no query_id', () => {
  assert.equal(queryIdIn({ scene: 1038 }, settings), undefined);
  assert.equal(queryIdIn({ scene: 1038, referrerInfo: {} }, settings), undefined);
  assert.equal(queryIdIn({ scene: 1038, referrerInfo: { extraData: {} } }, settings), undefined);
});
