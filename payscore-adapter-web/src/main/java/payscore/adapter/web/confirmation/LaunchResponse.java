package payscore.adapter.web.confirmation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;
import payscore.adapter.web.json.WireTime;
import payscore.application.port.out.wechat.LaunchParameters;
import payscore.domain.merchant.AppId;

/** Launch parameters shaped so that each kind of front end passes its part on as it is (launch reference §3). */
record LaunchResponse(Launch launch) {
    /**
     * @param appid the app that must launch it, the one the order was created with; another one's users see error 4108
     * @param expiresAt when the page cannot be opened with them any more, where that is known
     */
    record Launch(MiniProgram miniProgram, Jsapi jsapi, App app, Optional<String> appid,
            Optional<OffsetDateTime> expiresAt) {}

    /** The argument of {@code wx.openBusinessView} in a mini program. */
    record MiniProgram(
            @JsonProperty("businessType") String businessType,
            @JsonProperty("extraData") Map<String, String> extraData) {}

    /** The argument of {@code wx.invoke('openBusinessView', …)} in a page inside WeChat. */
    record Jsapi(
            @JsonProperty("businessType") String businessType,
            @JsonProperty("queryString") String queryString) {}

    /** The fields of {@code WXOpenBusinessView} in an app; {@code extInfo} asks for the released mini program. */
    record App(
            @JsonProperty("businessType") String businessType,
            @JsonProperty("query") String query,
            @JsonProperty("extInfo") String extInfo) {}

    private static final String RELEASED_MINI_PROGRAM = "{\"miniProgramType\":0}";

    static LaunchResponse of(LaunchParameters parameters) {
        var type = parameters.businessType();
        var query = parameters.fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + UriUtils.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new LaunchResponse(new Launch(new MiniProgram(type, parameters.fields()), new Jsapi(type, query),
                new App(type, query, RELEASED_MINI_PROGRAM), parameters.appId().map(AppId::value),
                parameters.expiresAt().map(WireTime::of)));
    }

    /** Prints no field: the ticket is among them. */
    @Override
    public String toString() {
        return "LaunchResponse[" + launch.miniProgram().businessType() + "]";
    }
}
