package payscore.application.port.out.store;

/**
 * Where WeChat's notifications are put before they are acknowledged. It has a share of the database of its own: however busy everything
 * else is, WeChat gets its answer in time.
 */
public interface Letterbox {
    /**
     * Makes a notification durable; when this returns, it is, and WeChat may be answered 2xx. A second delivery of the same
     * merchant's notification id changes nothing.
     *
     * @return whether it is new
     * @throws StoreFailure when that is not certain; WeChat must deliver it again
     */
    boolean keep(Notification notification);
}
