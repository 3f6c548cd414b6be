package payscore.simulator.thirdparty;

import com.github.binarywang.wxpay.bean.ecommerce.SignatureHeader;
import com.github.binarywang.wxpay.config.WxPayConfig;
import com.github.binarywang.wxpay.service.PayScoreService;
import com.github.binarywang.wxpay.service.impl.WxPayServiceImpl;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.notification.RequestParam;
import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import payscore.simulator.NotificationReceiver.Received;
import payscore.simulator.Simulator;
import payscore.simulator.Vectors;

/** Other people's clients, sent to the loopback address; nothing else about them is changed. */
final class Clients {
    private Clients() {}

    /** WeChat Pay's own Java SDK, by WeChat's public key. */
    static HttpClient wechatpay(Simulator simulator) {
        return new DefaultHttpClientBuilder().config(wechatpayConfig()).okHttpClient(toLoopback(simulator)).build();
    }

    static RSAPublicKeyConfig wechatpayConfig() {
        return new RSAPublicKeyConfig.Builder()
                .merchantId(Vectors.MCH_ID)
                .privateKey(Vectors.text("merchant_private_key.pem"))
                .merchantSerialNumber(Vectors.SERIAL_NO)
                .publicKey(Vectors.text("wechatpay_public_key.pem"))
                .publicKeyId(Vectors.PUBLIC_KEY_ID)
                .apiV3Key(Vectors.API_V3_KEY)
                .build();
    }

    static OkHttpClient toLoopback(Simulator simulator) {
        var loopback = HttpUrl.get(simulator.baseUrl());
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(chain.request().newBuilder().url(chain.request().url()
                        .newBuilder().scheme("http").host(loopback.host()).port(loopback.port()).build()).build()))
                .build();
    }

    static RequestParam wechatpayRequest(Received delivery) {
        return new RequestParam.Builder()
                .serialNumber(delivery.headers().get("wechatpay-serial"))
                .nonce(delivery.headers().get("wechatpay-nonce"))
                .signature(delivery.headers().get("wechatpay-signature"))
                .timestamp(delivery.headers().get("wechatpay-timestamp"))
                .signType(delivery.headers().get("wechatpay-signature-type"))
                .body(text(delivery))
                .build();
    }

    /** WxJava, by WeChat's public key. */
    static PayScoreService wxJava(Simulator simulator, String serviceId, String notifyUrl) {
        var config = new WxPayConfig();
        // The client signs only for hosts under mch.weixin.qq.com, so the loopback address comes in as its proxy.
        config.setPayBaseUrl("http://api.mch.weixin.qq.com");
        config.setHttpProxyHost("127.0.0.1");
        config.setHttpProxyPort(simulator.port());
        config.setMchId(Vectors.MCH_ID);
        config.setAppId(Vectors.APP_ID);
        config.setServiceId(serviceId);
        config.setMchKey(Vectors.API_V2_KEY);
        config.setApiV3Key(Vectors.API_V3_KEY);
        config.setCertSerialNo(Vectors.SERIAL_NO);
        config.setPrivateKeyContent(Vectors.text("merchant_private_key.pem").getBytes(StandardCharsets.US_ASCII));
        config.setPayScoreNotifyUrl(notifyUrl);
        config.setPayScorePermissionNotifyUrl(notifyUrl);
        config.setPublicKeyId(Vectors.PUBLIC_KEY_ID);
        config.setPublicKeyContent(Vectors.text("wechatpay_public_key.pem").getBytes(StandardCharsets.US_ASCII));
        var service = new WxPayServiceImpl();
        service.setConfig(config);
        return service.getPayScoreService();
    }

    static SignatureHeader wxJavaHeader(Received delivery) {
        var header = new SignatureHeader();
        header.setTimeStamp(delivery.headers().get("wechatpay-timestamp"));
        header.setNonce(delivery.headers().get("wechatpay-nonce"));
        header.setSerialNo(delivery.headers().get("wechatpay-serial"));
        header.setSigned(delivery.headers().get("wechatpay-signature"));
        return header;
    }

    static String text(Received delivery) {
        return new String(delivery.body(), StandardCharsets.UTF_8);
    }
}
