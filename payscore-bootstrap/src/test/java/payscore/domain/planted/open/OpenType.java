package payscore.domain.planted.open;

public class OpenType {
    double yuan;

    void setYuan(double yuan) {
        this.yuan = yuan;
    }
}
