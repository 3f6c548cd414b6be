/** An order, from "not confirmed" to "confirmed". Opened with ?out_order_no=… of an order the back end has created. */

const TEXTS = {
  idle: '请使用微信支付分确认订单',
  asking: '正在查询确认结果…',
  confirmed: '已确认，服务开始',
  ended: '订单已结束，请重新下单',
  'not-confirmed': '尚未确认，请继续确认',
  'no-answer': '暂时查询不到结果，请稍后再查',
};

Page({
  data: { outOrderNo: '', status: 'idle', text: TEXTS.idle, opening: false },

  onLoad(query) {
    this.setData({ outOrderNo: decodeURIComponent(query.out_order_no || '') });
    this.stopWatching = getApp().payScore.watch((view) => this.showView(view));
  },

  onUnload() {
    this.stopWatching();
  },

  showView(view) {
    if (view.outOrderNo === this.data.outOrderNo) {
      this.setData({ status: view.status, text: TEXTS[view.status] });
    }
  },

  confirm() {
    return this.open(getApp().payScore.openConfirmation);
  },

  showDetail() {
    return this.open(getApp().payScore.openDetail);
  },

  askAgain() {
    return getApp().payScore.askAgain();
  },

  open(openPage) {
    this.setData({ opening: true });
    return openPage(this.data.outOrderNo).then((outcome) => {
      // A page that opened changes nothing here: the back end is asked when the user comes back.
      if (outcome.message) {
        wx.showToast({ title: outcome.message, icon: 'none' });
      }
      if (outcome.reason !== 'already-opening') {
        this.setData({ opening: false });
      }
    });
  },
});
