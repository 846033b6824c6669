@testable import Mizan

extension IndexModel {
    /// The model with the weights of one replicate, of every group about the stated ones.
    func drawingWeights(_ concentration: Double, seed: UInt64, replicate: UInt32) -> IndexModel {
        var model = self
        for group in groups { model.doubts.weights[group.id] = .dirichlet(concentration: concentration) }
        let draws = IndexWeightDraws(model)
        let roles = draws.inputs(model).map(\.role)
        let numbers = IndexNumbers(model, roles, roles.map { _ in replicate })
        try? draws.draw(&model, seed: seed, numbers)
        return model
    }
}
