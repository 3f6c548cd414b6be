package payscore.application.port.in;

import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationKey;

/** Answers a front end whose user came back from WeChat's authorisation page. Coming back proves nothing, so WeChat is asked. */
public interface AnswerAuthorizationReturn {
    /**
     * @return the authorisation as WeChat's latest signed word has it; unchanged when WeChat gave no usable answer
     * @throws AuthorizationNotFound when there is no such authorisation
     */
    Authorization answer(AuthorizationKey key);
}
