package payscore.simulator.api;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import payscore.simulator.bill.BillBook;
import payscore.simulator.bill.BillFile;
import payscore.simulator.security.MessageSigner.Honesty;

/** D3: the file itself, which nobody signs. */
final class DownloadBill {
    private final BillBook book;
    private final InstantSource clock;

    DownloadBill(BillBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    Answer answer(Call call) {
        BillFile file = book.offered(call.query().getOrDefault("token", ""))
                .filter(offered -> clock.instant().isBefore(offered.expiresAt()))
                .orElseThrow(() -> ApiFailure.invalidRequest("下载链接已失效，请重新申请"));
        if (!file.mchId().equals(call.merchant().mchId())) {
            throw ApiFailure.noAuth("商户号与申请账单的商户号不一致", "1");
        }
        return new Answer(200, "application/octet-stream", file.content(), Optional.of("0"), Map.of(), Honesty.ABSENT);
    }
}
