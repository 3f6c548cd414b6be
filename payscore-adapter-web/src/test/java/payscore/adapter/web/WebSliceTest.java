package payscore.adapter.web;

import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a test of the slice needs: the use cases it scripts, and requests as merchants send them. */
@WebSlice
public abstract class WebSliceTest {
    /** A creation as the reference's power bank example has it. */
    protected static final String CREATION = """
            {
              "out_order_no": "PS20250601_000001",
              "service_id": "2002000000000558128851361561536",
              "service_introduction": "共享充电宝",
              "post_payments": [{"name": "租借费用", "description": "每小时3元，封顶99元"}],
              "time_range": {"start_time": "OnAccept"},
              "location": {"start_location": "一号门店"},
              "risk_fund": {"name": "DEPOSIT", "amount": 9900, "description": "押金"},
              "device": {"start_device_id": "CAB-0001"}
            }""";

    /** 900 fen of rent less a discount of 100. */
    protected static final String COMPLETION = """
            {
              "post_payments": [{"name": "租借费用", "amount": 900, "count": 1}],
              "post_discounts": [{"name": "新客立减", "description": "首单减1元", "amount": 100, "count": 1}],
              "total_amount": 800,
              "location": {"end_location": "二号门店"}
            }""";

    @Autowired
    protected MockMvcTester mvc;

    @Autowired
    protected ScriptedUseCases useCases;

    @Autowired
    protected FakeIdempotencyRecords idempotencyRecords;

    @BeforeEach
    final void forgetTheTestBefore() {
        useCases.reset();
        idempotencyRecords.clear();
    }

    protected MockMvcTester.MockMvcRequestBuilder get(String uri) {
        return mvc.get().uri(URI.create(uri)).header("Authorization", "Bearer " + TestKeys.ALPHA);
    }

    protected MockMvcTester.MockMvcRequestBuilder post(String uri) {
        return mvc.post().uri(URI.create(uri)).header("Authorization", "Bearer " + TestKeys.ALPHA);
    }

    protected MvcTestResult post(String uri, String body) {
        return post(uri).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }
}
