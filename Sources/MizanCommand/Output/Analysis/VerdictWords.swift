import Mizan
import MizanNumerics

extension AnalysisWords {
    /// What an audit found, and where to look, in a plain sentence.
    func verdict(_ verdict: Verdict, _ audit: Audit) -> String {
        func percent(_ share: Double) -> String {
            language.isolated(Figures.percent(100 * share) + language("%", "٪"))
        }
        func pair(_ row: CorrelationReport.Row) -> String {
            let number = row.estimates[audit.correlations.thresholds.kind]?.coefficient ?? .nan
            return named(label(row.first)) + language(" and ", " و") + named(label(row.second)) + " ("
                + language.isolated(Figures.decimals(number, 2)) + ")"
        }
        func unit(_ place: Int) -> String { named(unitLabel(place)) }
        switch verdict {
        case .falls(let count, let worst):
            return language(
                "A better figure can lower a score: \(self.count(count, "case")), the worst \(named(label(worst.node))) of \(unit(worst.unit)). Treatment or a scale taken from the units themselves is why.",
                "قد يخفض تحسن رقم الدرجةَ: عدد الحالات \(count)، أسوؤها \(named(label(worst.node))) في \(unit(worst.unit)). والسبب المعالجة أو سلم مأخوذ من الوحدات نفسها."
            )
        case .overtaken(let count, let worst):
            return language(
                "A better figure can let others pass a unit whose score does not fall: \(self.count(count, "case")), first \(named(label(worst.node))) of \(unit(worst.unit)), passed by \(worst.passedBy.count). Treatment or a scale taken from the units themselves is why.",
                "قد يجعل تحسن رقم وحدات أخرى تتقدم وحدة لم تنخفض درجتها: عدد الحالات \(count)، أولها \(named(label(worst.node))) في \(unit(worst.unit))، وعدد ما تقدمها \(worst.passedBy.count). والسبب المعالجة أو سلم مأخوذ من الوحدات نفسها."
            )
        case .swapsWhenLeftOut(let count, let worst):
            return language(
                "The order of two units depends on others: leaving one out swaps others in \(self.count(count, "case")), most of all \(unit(worst.unit)) (\(self.count(worst.swapped.count, "pair"))). Fixed goalposts end this.",
                "ترتيب وحدتين يتوقف على غيرهما: إسقاط وحدة يبدل غيرها في \(count) من الحالات، وأكثرها \(unit(worst.unit)) (الأزواج \(worst.swapped.count)). والحدود الثابتة تنهي ذلك."
            )
        case .swapsWhenAdded(let count, let worst):
            return language(
                "A second unit like one that is there swaps others in \(self.count(count, "case")), most of all \(unit(worst.unit)) (\(self.count(worst.swapped.count, "pair"))).",
                "إضافة وحدة مماثلة لأخرى تبدل غيرها: في \(count) من الحالات، وأكثرها \(unit(worst.unit)) (الأزواج \(worst.swapped.count))."
            )
        case .unequalClones(let units):
            return language(
                "Two units with the same figures do not score the same: \(some(units.map(unitLabel))).",
                "وحدتان لهما الأرقام نفسها لا تتساوى درجتاهما: \(some(units.map(unitLabel))).")
        case .notRunAgain(let count):
            return language(
                "The model stops on small changes of its data: \(self.count(count, "case")). See the reason above.",
                "يتوقف النموذج عند تغير طفيف في بياناته: عدد الحالات \(count). انظر السبب أعلاه.")
        case .unscored(let count):
            return language(
                "Without a score: \(self.count(count, "unit")). mizan analyse --what availability says who lacks what.",
                "الوحدات التي بلا درجة \(count). يبين \(language.isolated("mizan analyse --what availability")) ما ينقص كلا منها."
            )
        case .constant(let nodes):
            return language(
                "The same wherever known, so they tell nobody apart: \(some(nodes.map(label))).",
                "واحدة حيثما عُلمت فلا تميز أحدا: \(some(nodes.map(label))).")
        case .outliersLeft(let nodes):
            return language(
                "Outliers are left after treatment: \(some(nodes.map(label))). A few units set the scale, unless it is fixed.",
                "بقيت قيم شاذة بعد المعالجة: \(some(nodes.map(label))). قليل من الوحدات يحدد السلم ما لم يكن ثابتا."
            )
        case .conflicting(let count, let worst):
            return language(
                "Parts pull against each other: \(self.count(count, "pair")), the worst \(pair(worst)). Check the direction first.",
                "أجزاء تتعارض: عدد الأزواج \(count)، أشدها \(pair(worst)). تحقق من الاتجاه أولا.")
        case .hardlyKnown(let nodes):
            return language(
                "Hardly known: \(some(nodes.map(label))).", "توفرها ضعيف: \(some(nodes.map(label))).")
        case .hardlyKnownUnits(let units):
            return language(
                "Of \(self.count(units.count, "unit")) less than \(percent(audit.limits.thresholds.availability)) is known.",
                "المعلوم أقل من \(percent(audit.limits.thresholds.availability)) في \(units.count) من الوحدات."
            )
        case .unlikeWeight(let rows):
            return language(
                "Count less than half or more than twice their weight: \(some(rows.map { label($0.node) })).",
                "تُحسب بأقل من نصف وزنها أو أكثر من ضعفه: \(some(rows.map { label($0.node) })).")
        case .against(let rows):
            return language(
                "Work against the index, falling as it rises (r < 0): \(some(rows.map { label($0.node) })). Check the direction first.",
                "تعمل عكس المؤشر المركب فتنخفض حين يرتفع (r < 0): \(some(rows.map { label($0.node) })). تحقق من الاتجاه أولا."
            )
        case .redundant(let count, let worst):
            return language(
                "Say the same twice: \(self.count(count, "pair")), first \(pair(worst)).",
                "تقول الشيء نفسه مرتين: عدد الأزواج \(count)، أولها \(pair(worst)).")
        case .dominant(let count, let worst):
            return language(
                "A part and its group are nearly one: \(self.count(count, "pair")), first \(pair(worst)). Right where all parts agree.",
                "جزء ومجموعته يكادان يكونان شيئا واحدا: عدد الأزواج \(count)، أولها \(pair(worst)). ولا بأس إن اتفقت كل الأجزاء."
            )
        case .silent(let count, let worst):
            return language(
                "Not heard in a group above: \(self.count(count, "case")), first \(pair(worst)).",
                "لا يُسمع في مجموعة أعلى: عدد الحالات \(count)، أولها \(pair(worst)).")
        case .incoherent(let rows):
            return language(
                "Not one thing by Cronbach’s alpha (under \(Figures.compact(audit.limits.alpha))): \(some(rows.map { set($0.set) })). Right where the parts are meant to differ.",
                "ليست شيئا واحدا بألفا كرونباخ (دون \(Figures.compact(audit.limits.alpha))): \(some(rows.map { set($0.set) })). ولا بأس إن قُصد اختلاف الأجزاء."
            )
        case .filled(let share):
            return language(
                "\(percent(share)) of the scores rest on figures that the model filled in.",
                "يستند \(percent(share)) من الدرجات إلى أرقام ملأها النموذج.")
        case .standIns(let share):
            return language(
                "\(percent(share)) of the scores rest on figures of the state or of a larger group.",
                "يستند \(percent(share)) من الدرجات إلى أرقام الدولة أو مجموعة أكبر.")
        case .sound:
            return language(
                "Nothing was found that asks for a look.", "لم يوجد ما يستدعي النظر.")
        }
    }
}
